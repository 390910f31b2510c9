import Glibc

/// What the machine or the call of the program stands against: not an author's mistake, so it has no line and column.
package struct EnvironmentError: Error, Hashable, Sendable {
  /// The file or folder that it is about.
  package let path: String
  /// One line: what failed and why.
  package let message: LocalizedText
  package let hint: LocalizedText?

  package init(_ path: String, _ message: LocalizedText, hint: LocalizedText? = nil) {
    self.path = path
    self.message = message
    self.hint = hint
  }

  /// A system call failed.
  ///
  /// - Parameters:
  ///   - operation: what was attempted, as a verb: “read”.
  ///   - code: the `errno` of the call.
  package static func system(_ operation: LocalizedText, _ path: String, code: Int32) -> Self {
    let english = String(cString: strerror(code))
    return EnvironmentError(
      path,
      LocalizedText(
        vi: "không thể \(operation.vi) “\(path)”: \(vietnameseReason(code) ?? english)",
        en: "cannot \(operation.en) ‘\(path)’: \(english)"))
  }

  /// The system words its errors in English; nil for those that hardly ever happen here.
  private static func vietnameseReason(_ code: Int32) -> String? {
    switch code {
    case ENOENT: "không có tệp hoặc thư mục này"
    case EACCES, EPERM: "không có quyền"
    case ENOSPC, EDQUOT: "hết chỗ trên đĩa"
    case EIO: "lỗi đọc ghi của đĩa"
    case EROFS: "đĩa chỉ cho đọc"
    case ENOTDIR: "một phần của đường dẫn không phải thư mục"
    case EISDIR: "đây là thư mục"
    case ELOOP: "đây là liên kết tượng trưng"
    case EMFILE, ENFILE: "mở quá nhiều tệp"
    case ENAMETOOLONG: "tên quá dài"
    case EBUSY: "đang được dùng"
    case EXDEV: "nằm trên một đĩa khác"
    default: nil
    }
  }
}
