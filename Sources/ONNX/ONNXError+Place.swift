/// What an expression gives, with errors that are within a place.
func at<Result>(
  _ place: @autoclosure () -> String, _ value: @autoclosure () throws(ONNXError) -> Result
) throws(ONNXError) -> Result {
  do { return try value() } catch {
    throw ONNXError(place: error.place.isEmpty ? place() : "\(place()).\(error.place)", error.message)
  }
}
