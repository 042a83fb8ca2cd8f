/// Writes the elementwise code of one loop.
struct PointwiseBuilder {
  private let scope: InstructionSelection
  private let domain: Domain
  private var code: Pointwise
  private var definitions: [ValueID: Pointwise.Value] = [:]

  init(scope: InstructionSelection, domain: Domain, count: Int) {
    (self.scope, self.domain) = (scope, domain)
    code = Pointwise(count: count, definitions: [], names: [], stores: [], sums: [])
  }

  /// The definition that holds a value: of this loop, computed in place, or loaded.
  mutating func definition(_ value: ValueID) throws -> Pointwise.Value {
    if let known = definitions[value] { return known }
    let node = scope.graph[value]
    let definition: Pointwise.Value
    if scope.parts.isInline[value.index] {
      definition = try inlined(node)
    } else {
      let view = try scope.source(value)
      let isScalar = node.type.shape.isEmpty && code.count > 1
      definition = append(isScalar ? .loadScalar(view) : .load(view), name: node.name)
    }
    definitions[value] = definition
    return definition
  }

  /// Adds an elementwise member of the loop.
  @discardableResult
  mutating func compute(_ value: ValueID) throws -> Pointwise.Value {
    let definition = try inlined(scope.graph[value])
    definitions[value] = definition
    return definition
  }

  mutating func store(_ definition: Pointwise.Value, to view: View) {
    code.stores.append(Pointwise.Store(view: view, value: definition))
  }

  mutating func sum(_ definition: Pointwise.Value, to view: View) {
    code.sums.append(Pointwise.Store(view: view, value: definition))
  }

  func finished() -> Instruction { .pointwise(code, over: domain) }

  private mutating func inlined(_ node: Node) throws -> Pointwise.Value {
    let operands = try node.operands.map { try definition($0) }
    switch node.operation {
    case .constant(let number): return append(.constant(number), name: node.name)
    case .count(let axis): return append(.loadScalar(scope.count(axis)), name: node.name)
    case .broadcast, .spread: return operands[0]
    case .unary(let function): return append(.unary(function, operands[0]), name: node.name)
    case .binary(let function): return append(.binary(function, operands[0], operands[1]), name: node.name)
    case .select: return append(.select(operands[0], operands[1], operands[2]), name: node.name)
    default: throw PlanError(message: "\(node.operation) is not elementwise")
    }
  }

  private mutating func append(_ definition: Pointwise.Definition, name: String?) -> Pointwise.Value {
    code.add(definition, name: name)
  }
}
