import Files
import Testing

/// The search of the C library against the plain one.
@Suite struct ByteSearchTests {
  @Test func findsWhatThePlainSearchFinds() {
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8($0 % 7) }
      for start in 0...count {
        for end in start...count {
          for byte in [UInt8(0), 3, 6, 7] {
            let found = bytes[start..<end].firstIndex(of: byte)
            #expect(bytes.firstIndex(of: byte, in: start..<end) == found)
            #expect(bytes.holds(byte, in: start..<end) == (found != nil))
          }
        }
      }
      #expect(bytes.holds(6) == bytes.contains(6))
    }
  }
}
