import Archiving
package import Diagnostics
import Erasing
import Files
import Markdown
import Records
import Texts
import Theming

/// All rules that findings come from.
package enum RuleCatalogue {
  /// In the order of the guides: files, text, YAML, values, records, references, settings, Markdown, themes.
  package static let tables: [any RuleTable.Type] = [
    FileRules.self, CharacterRules.self, YAMLRules.self, AccessRules.self, ErasureRules.self, BodyLineRules.self,
    PassageRules.self,
    InternalDefinitionRules.self, InternalKeyRules.self, RecordReaderRules.self, ValueRules.self, RecordIDRules.self,
    HeadingRules.self, PlanRules.self, CitedDocumentRules.self, EventRules.self, SiteRules.self, ContentRules.self,
    FileNameRules.self,
    ReferenceRules.self, AddressFormRules.self, AddressRules.self,
    AttachmentRules.self,
    FormalityRules.self, WordingRules.self, QuotationRules.self,
    PlanCheckRules.self, CitationRules.self, DocumentFactRules.self, TaskRules.self, ErasureCheckRules.self,
    PipelineRules.self,
    OutputRules.self, CheckRules.self,
    LinkRules.self, MarkdownRules.self, StructureRules.self, FootnoteRules.self, ParsingLimitRules.self,
    ThemeRules.self,
    TemplateSyntaxRules.self,
    TemplateRules.self, TemplatePageRules.self,
  ]
}
