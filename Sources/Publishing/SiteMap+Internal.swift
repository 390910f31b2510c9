// Views of the notes for staff, which only the internal edition has.

import Texts
import Citations
import Archiving
import Diagnostics
import Theming

extension SiteMap {
  func views(_ notes: [InternalNote]) -> [InternalNoteView] {
    notes.map { InternalNoteView(key: $0.key, content: $0.text) }
  }

  /// All notes: those on the site, then those on its records by kind, each kind in the order of the archive.
  func internalView() -> InternalView {
    var groups: [InternalGroup] = []
    func add(_ title: String, _ route: Route?, _ file: String, _ notes: [InternalNote]) {
      guard !notes.isEmpty else { return }
      groups.append(InternalGroup(title: title, url: route.map(link), file: file, notes: views(notes)))
    }
    add(settings.title, .home, SiteSettings.file, settings.internalNotes)
    for body in archive.authority.bodies {
      add(
        body.name, archive.body(body.id).map { settings.route(ofBody: $0.id) }, body.location.file, body.internalNotes)
    }
    for document in archive.authority.documents {
      let title = [document.number.value.written, document.title].compactMap(\.self).joined(separator: " – ")
      add(title, nil, document.number.location.file, document.internalNotes)
    }
    for plan in archive.plans {
      add(plan.title.value, settings.route(ofPlan: plan.id), plan.file, plan.internalNotes)
    }
    for event in archive.events { add(event.title, settings.route(ofEvent: event.id), event.file, event.internalNotes) }
    for page in archive.pages { add(page.title, settings.route(ofPage: page.name), page.file, page.internalNotes) }
    return InternalView(head: head(.internalNotes, title: theme.text("internal-title")), groups: groups)
  }
}
