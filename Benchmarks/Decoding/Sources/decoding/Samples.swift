import Foundation

/// Texts of the service, made up in the form that it has.
enum Samples {
  /// A page of models.
  static func models(_ count: Int) -> Data {
    let base = "https://westus2.api.cognitive.microsoft.com/speechtotext/models"
    var text = #"{"values":["#
    for index in 0..<count {
      let id = "5d9f4c3e-8a6b-4f2d-9c1e-" + String(String(0x1000_0000_0000 + index, radix: 16).suffix(12))
      let url = "\(base)/\(id)"
      if index > 0 { text += "," }
      text += #"{"self":"\#(url)","baseModel":{"self":"\#(base)/base/1aae1070-7972-47e9-a977-87e3b05c457d"},"#
      text += #""datasets":[{"self":"https://westus2.api.cognitive.microsoft.com/speechtotext/datasets/\#(id)"}],"#
      text +=
        #""links":{"manifest":"\#(url)/manifest","copy":"\#(url):copy","copyTo":"\#(url):copyto","files":"\#(url)/files"},"#
      text += #""project":{"self":"https://westus2.api.cognitive.microsoft.com/speechtotext/projects/\#(id)"},"#
      text +=
        #""properties":{"deprecationDates":{"transcriptionDateTime":"2025-07-15T00:00:00Z"},"customModelWeightPercent":30,"features":{"supportsTranscriptions":true,"supportsEndpoints":true,"supportsTranscriptionsOnSpeechContainers":false,"supportedOutputFormats":["Display","Lexical"]}},"#
      text +=
        #""lastActionDateTime":"2023-05-21T09:40:08Z","status":"Succeeded","createdDateTime":"2023-05-21T09:20:11Z","#
      text +=
        #""locale":"en-US","displayName":"Call center, model \#(index)","description":"Trained with recordings of the \"north\" office","#
      text += #""customProperties":{"team":"support","number":"\#(index)"}}"#
    }
    text += "]}"
    return Data(text.utf8)
  }

  /// The result of a recording with the times of words.
  static func result(hours: Int) -> Data {
    var text =
      #"{"source":"https://contoso.blob.core.windows.net/audio/meeting.wav?sv=2023-01-03&sr=b&sig=abc","timestamp":"2023-07-10T14:28:16Z","durationInTicks":72000000000,"duration":"PT\#(hours)H","combinedRecognizedPhrases":[{"channel":0,"lexical":"hello","itn":"hello","maskedITN":"hello","display":"Hello."}],"recognizedPhrases":["#
    // A phrase of 20 words takes 8 seconds.
    for phrase in 0..<hours * 450 {
      if phrase > 0 { text += "," }
      let start = phrase * 80_000_000
      text +=
        #"{"recognitionStatus":"Success","channel":0,"speaker":1,"offset":"PT\#(phrase * 8)S","duration":"PT7.6S","offsetInTicks":\#(start).0,"durationInTicks":76000000.0,"nBest":[{"confidence":0.94287,"lexical":"so the first thing that we should talk about is the budget of the next year for this","itn":"so the first thing that we should talk about is the budget of the next year for this","maskedITN":"so the first thing that we should talk about is the budget of the next year for this","display":"So the first thing that we should talk about is the budget of the next year for this.","words":["#
      for word in 0..<20 {
        if word > 0 { text += "," }
        let offset = start + word * 3_800_000
        text +=
          #"{"word":"thing","offset":"PT\#(Double(offset / 10_000) / 1000)S","duration":"PT0.36S","offsetInTicks":\#(offset).0,"durationInTicks":3600000.0,"confidence":0.9\#(word)1}"#
      }
      text += "]}]}"
    }
    text += "]}"
    return Data(text.utf8)
  }
}
