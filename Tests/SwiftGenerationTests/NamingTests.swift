import Testing
import VersionedAPISwiftGeneration

struct NamingTests {
  private let naming = Naming(acronyms: ["SAS", "BOM"])

  @Test(arguments: [
    ("displayName", "displayName"), ("targetResourceId", "targetResourceID"), ("id", "id"),
    ("contentUrls", "contentURLs"),
    ("contentURLs", "contentURLs"), ("URL", "url"), ("@nextLink", "nextLink"), ("api-version", "apiVersion"),
    ("InvalidModelUri", "invalidModelURI"), ("NoUtf8WithBom", "noUTF8WithBOM"), ("SASUrl", "sasURL"),
    ("maskedITN", "maskedITN"),
    ("ITN", "itn"), ("None", "none"), ("wordErrorRate1", "wordErrorRate1"), ("2ndChannel", "_2ndChannel"),
    ("snake_case_name", "snakeCaseName"), ("X-Ms-Request-Id", "xMsRequestID"), ("a", "a"), ("HTTPServer", "httpServer"),
    ("ids", "ids"), ("SkuLimitsExist", "skuLimitsExist"), ("$filter", "filter"), ("itn_Score", "itnScore"),
  ])
  func `members follow the guidelines`(text: String, expected: String) {
    #expect(naming.member(text) == expected)
  }

  @Test(arguments: ["", "*/", "---", "Straße", "名前"])
  func `a key without ASCII letters has no name`(text: String) {
    #expect(naming.member(text) == nil)
    #expect(naming.type(text) == nil)
  }

  @Test(arguments: [("customModel", "CustomModel"), ("GetUrl", "GetURL"), ("3D", "_3D"), ("web hook", "WebHook")])
  func `types begin with a capital`(text: String, expected: String) {
    #expect(naming.type(text) == expected)
  }

  @Test(arguments: [
    ("v3.0", "V3_0"), ("v3.2-preview.2", "V3_2Preview2"), ("2024-11-15", "V2024_11_15"),
    ("2024-05-15-preview", "V2024_05_15Preview"),
    ("v1", "V1"), ("2.10", "V2_10"),
  ])
  func `versions become namespaces`(version: String, expected: String) {
    #expect(Naming.namespace(ofVersion: version) == expected)
  }
}
