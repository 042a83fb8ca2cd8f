/// The parameters of an instance of a cell or block, and of the instances within it.
/// An instance that is used twice finds here what its first use made.
final class ParameterScope {
  /// The path in parameter names: `hidden`, `hidden.embed`; empty for the model itself.
  let path: String
  var parameters: [String: Operand] = [:]
  private var children: [String: ParameterScope] = [:]

  init(path: String) { self.path = path }

  func child(_ name: String) -> ParameterScope {
    if let child = children[name] { return child }
    let child = ParameterScope(path: ParameterScope.join(path, name))
    children[name] = child
    return child
  }

  static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "." + name }
}

/// Gives names to parameters and states while one use of an instance, or one equation, is being evaluated.
///
/// The names are part of a model's files, hence their rules:
/// - A parameter is called `<path of its instance>.<name>`; one of the model itself just by its name.
/// - A cell or block that is the value of an equation has the equation's name: in
///   `hidden = scan LSTM(256) over embed(text, 64)` the LSTM is `hidden`. So it is before `.last` and `.final`.
/// - Every other one has the path of the equation it stands in and its own name, `hidden.embed`, with a number
///   (from 2) where that is taken: `hidden.embed2`. In an output or a loss of a model that path is empty.
/// - An instance that `let` names has that name, and each use of it the same parameters.
/// - The rounds of a repetition add `.0`, `.1`, …, the directions of a bidirectional scan `.forward` and `.backward`.
/// - A state is called like the parameters of its cell would be if the scan had made an instance of its own, so that
///   two scans of one instance have states of different names.
final class Naming {
  let scope: ParameterScope
  /// The path in the names of states.
  let statePath: String
  private var used: Set<String> = []

  init(scope: ParameterScope, statePath: String) {
    self.scope = scope
    self.statePath = statePath
  }

  /// The naming of something inside. If the name is taken, it gets a number.
  func child(_ name: String) -> Naming {
    var unique = name
    var number = 2
    while !used.insert(unique).inserted {
      unique = name + String(number)
      number += 1
    }
    return Naming(scope: scope.child(unique), statePath: ParameterScope.join(statePath, unique))
  }

  /// The same place, with the parameters of a named instance.
  func sharing(_ scope: ParameterScope) -> Naming { Naming(scope: scope, statePath: statePath) }
}
