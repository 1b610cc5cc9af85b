import NIOSSL

/// A certificate of a server.
public struct TestCertificate: Sendable {
  private let certificate: String
  private let key: String

  /// A certificate for `wrong.example` that nobody has signed, and its key. Both are for these tests only.
  public static let wrongName = TestCertificate(
    certificate: """
      -----BEGIN CERTIFICATE-----
      MIIBoTCCAUegAwIBAgIUIvSKpJw7Ui9pjoeeEXgTeWISmHUwCgYIKoZIzj0EAwIw
      GDEWMBQGA1UEAwwNd3JvbmcuZXhhbXBsZTAgFw0yNjExMjcwNzI2MDhaGA8yMTI2
      MTEwMzA3MjYwOFowGDEWMBQGA1UEAwwNd3JvbmcuZXhhbXBsZTBZMBMGByqGSM49
      AgEGCCqGSM49AwEHA0IABMxb7OUe2TaXj6EIiWA4E2WE6dtQ3zGnrLj9VyLopE0v
      gDMC3PEUojMCFILSefFThqxPhaPTSjp6zrXsnY/QDFejbTBrMB0GA1UdDgQWBBTh
      NRWRD1C3ZP8kMQAyMJby38jVoDAfBgNVHSMEGDAWgBThNRWRD1C3ZP8kMQAyMJby
      38jVoDAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDXdyb25nLmV4YW1wbGUw
      CgYIKoZIzj0EAwIDSAAwRQIhAKtGmfwnmXRqx3A26f8JiJCbmRw+HaOfauoJm2SV
      33qjAiA04wqR4QSHcTvLIT+I3t7FUBh5/QVqYJB1aCxsfp5uog==
      -----END CERTIFICATE-----
      """,
    key: """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5Paxq+PQhLYYeb2L
      1ELVQzQAIZ4RP3dw5FF76KHSAFOhRANCAATMW+zlHtk2l4+hCIlgOBNlhOnbUN8x
      p6y4/Vci6KRNL4AzAtzxFKIzAhSC0nnxU4asT4Wj00o6es617J2P0AxX
      -----END PRIVATE KEY-----
      """
  )

  func configuration() throws -> TLSConfiguration {
    .makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
    )
  }
}
