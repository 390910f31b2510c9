package enum LegacyEncoding: String, CaseIterable, Sendable {
  case tcvn3, vni, viscii
  case windows1258 = "windows-1258"
}
