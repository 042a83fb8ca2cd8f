import Foundation

// RandomBatch FOLDER NAME: runs one model on its data, and says where it differs. Exit code 1 if it does.
guard CommandLine.arguments.count == 3, let check = checks[CommandLine.arguments[2]] else {
  print("usage: RandomBatch FOLDER NAME")
  exit(2)
}
let name = CommandLine.arguments[2]
let data = URL(fileURLWithPath: CommandLine.arguments[1]).appending(path: name + ".safetensors")
var comparison = Comparison()
try check(ExpectedModel(contentsOf: data), &comparison)
if comparison.count == 0 {
  print("nothing was compared")
  exit(2)
}
for difference in comparison.differences.prefix(8) { print(difference) }
exit(comparison.differences.isEmpty ? 0 : 1)
