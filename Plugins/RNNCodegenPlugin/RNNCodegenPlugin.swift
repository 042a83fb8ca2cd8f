import Foundation
import PackagePlugin

@main
struct RNNCodegenPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] { [] }
}
