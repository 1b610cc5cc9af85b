import Hummingbird
@main struct Stub { static func main() {} }
