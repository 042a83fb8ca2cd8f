// As `swift package init --type executable --name Sentiment` makes it.
@main
struct Sentiment {
  static func main() {
    print("Hello, world!")
  }
}
