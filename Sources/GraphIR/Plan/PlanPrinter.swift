// The text form of a plan, to be read, not parsed. Buffers are called by their names, with a number where several have
// the same:
//
//   function inference
//     arena
//       0: [text, batch] × 1024
//     buffers
//       hidden_gates: [text, batch] × 1024 = arena 0
//     body
//       product over [text, batch]: input embedded, packed Wx_packed → destination hidden_gates
//       loop text {
//         product over [this text, batch]: input h, packed Wh_packed → destination hidden_gates[256..<512]
//       }
//
// Behind +→ is what a kernel adds to. A matrix within a buffer is [rows·stride, columns·stride].

/// Writes plans as text.
public enum PlanPrinter {
  /// A function with its buffers and its three parts.
  public static func text(of function: Function) -> String {
    let printer = FunctionPrinter(function)
    return printer.text
  }
}

private struct FunctionPrinter {
  let function: Function
  /// By the buffers' indices, each one different.
  let names: [String]

  init(_ function: Function) {
    self.function = function
    var counts: [String: Int] = [:]
    for buffer in function.buffers { counts[buffer.name, default: 0] += 1 }
    names = function.buffers.enumerated().map { index, buffer in
      counts[buffer.name] == 1 ? buffer.name : "\(buffer.name)#\(index)"
    }
  }

  var text: String {
    var lines = ["function \(function.kind.rawValue)"]
    func section(_ title: String, _ content: [String]) {
      if !content.isEmpty { lines += ["  \(title)"] + content.map { "    \($0)" } }
    }
    section("arena", function.arena.slots.enumerated().map { "\($0): \(rows($1.extent, $1.width))" })
    section(
      "buffers",
      zip(names, function.buffers).map { "\($0): \(rows($1.extent, $1.width)) = \(home($1.region))" })
    section("prepare, \(function.preparedCount) floats", self.lines(function.prepare))
    section("body", self.lines(function.body))
    section("finish, \(function.sumsCount) floats", self.lines(function.finish))
    section("outputs", function.outputs.map { "\($0.name): \(view($0.view)) : \($0.type)" })
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Memory

  private func rows(_ extent: Extent, _ width: Int) -> String {
    let times = extent.times.enumerated().map { index, axis in
      index == 0 && extent.extraSteps > 0 ? "\(axis) + \(extent.extraSteps)" : "\(axis)"
    }
    let axes = times + (extent.batch ? ["batch"] : [])
    return axes.isEmpty ? "\(width)" : "[\(axes.joined(separator: ", "))] × \(width)"
  }

  private func home(_ region: Buffer.Region) -> String {
    switch region {
    case .parameters(let offset): "parameters at \(offset)"
    case .gradients(let offset): "gradients at \(offset)"
    case .prepared(let offset): "prepared at \(offset)"
    case .sums(let offset): "sums at \(offset)"
    case .arena(let slot): "arena \(slot)"
    case .input(let name): "input \(name)"
    case .mask(let axis): "mask of \(axis)"
    case .ends(let axis): "ends on \(axis)"
    case .lengths(let axis): "lengths of \(axis)"
    case .count(let axis): axis.map { "number of steps of \($0)" } ?? "number of examples"
    case .state(let name): "state \(name)"
    case .output(let name): "output \(name)"
    }
  }

  private func view(_ view: View) -> String {
    let name = names[view.buffer.index]
    let isWhole = view.column == 0 && view.count == function.buffers[view.buffer.index].width
    let columns = isWhole ? "" : "[\(view.column)..<\(view.column + view.count)]"
    return name + columns + (view.stepOffset == 0 ? "" : "@+\(view.stepOffset)")
  }

  private func matrix(_ matrix: MatrixView) -> String {
    let place = matrix.offset == 0 ? "" : " at \(matrix.offset)"
    return
      "\(names[matrix.buffer.index])\(place) [\(matrix.rows)·\(matrix.rowStride), \(matrix.columns)·\(matrix.columnStride)]"
  }

  // MARK: Instructions

  private func lines(_ instructions: [Instruction]) -> [String] { instructions.flatMap(lines) }

  private func lines(_ instruction: Instruction) -> [String] {
    switch instruction.kernel {
    case .loop(let axis, let isReversed):
      return ["loop \(axis)\(isReversed ? " reversed" : "") {"] + lines(instruction.body).map { "  \($0)" } + ["}"]
    case .pointwise(let code):
      return ["pointwise × \(code.count)\(over(instruction.domain)) {"] + lines(code).map { "  \($0)" } + ["}"]
    default:
      func list(_ access: [KernelOperand.Access]) -> String {
        instruction.operands.filter { access.contains($0.access) }.map { "\($0.role) \(place($0))" }
          .joined(separator: ", ")
      }
      let (read, written, added) = (list([.reads]), list([.writes, .clears]), list([.adds]))
      return [
        "\(instruction.kernel)\(over(instruction.domain)): \(read)" + (written.isEmpty ? "" : " → \(written)")
          + (added.isEmpty ? "" : " +→ \(added)")
      ]
    }
  }

  private func place(_ operand: KernelOperand) -> String {
    switch operand.place {
    case .rows(let rows): view(rows)
    case .matrix(let elements): matrix(elements)
    case .packed(let buffer): names[buffer.index]
    }
  }

  private func over(_ domain: Domain) -> String {
    let time: String? =
      switch domain.time {
      case .none: nil
      case .all(let axis): "\(axis)"
      case .current(let axis): "this \(axis)"
      case .chunk(let axis): "chunk of \(axis)"
      }
    let axes = [time, domain.inner?.name, domain.batch ? "batch" : nil].compactMap(\.self)
    return axes.isEmpty ? "" : " over [\(axes.joined(separator: ", "))]"
  }

  private func lines(_ pointwise: Pointwise) -> [String] {
    func value(_ value: Pointwise.Value) -> String {
      pointwise.names[value].map { "\($0)_\(value.index)" } ?? "v\(value.index)"
    }
    func product(_ product: Pointwise.Product, _ block: Int) -> String {
      "\(names[product.matrix.index])#\(block) · \(view(product.input))"
        + (product.initial[block].map { " + \(value($0))" } ?? "")
    }
    var lines: [String] = []
    for (definition, result) in zip(pointwise.definitions, pointwise.values) {
      let text =
        switch definition {
        case .load(let source): view(source)
        case .loadScalar(let source): "scalar \(view(source))"
        case .constant(let number): "\(number)"
        case .unary(let function, let x): "\(function) \(value(x))"
        case .binary(let function, let x, let y): "\(function) \(value(x)), \(value(y))"
        case .select(let condition, let x, let y): "select \(value(condition)), \(value(x)), \(value(y))"
        case .product(let index, let block): product(pointwise.products[index], block)
        }
      lines.append("\(value(result)) = \(text)")
    }
    lines += pointwise.stores.map { "\(view($0.view)) ← \(value($0.value))" }
    lines += pointwise.sums.map { sum in
      "\(view(sum.view)) ← " + (sum.initial.map { "\(view($0)) + " } ?? "") + "sum of \(value(sum.value))"
    }
    return lines
  }
}
