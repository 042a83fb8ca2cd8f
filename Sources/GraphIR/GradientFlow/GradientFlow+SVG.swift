extension GradientFlow {
  /// Two plots for each scan: the gradients of the loss at each step, and how far a gradient reaches.
  public var svg: String {
    let (width, height) = (2 * LogarithmicPlot.size.width, LogarithmicPlot.size.height)
    let (margin, header, heading) = (20.0, 34.0, 24.0)
    let extent = (
      width: width + 2 * margin,
      height: 2 * margin + header + Double(scans.count) * (heading + height)
    )
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(coordinate(extent.width))\" "
        + "height=\"\(coordinate(extent.height))\" "
        + "viewBox=\"0 0 \(coordinate(extent.width)) \(coordinate(extent.height))\">",
      "<title>Gradient flow of \(escaped(model))</title>",
      "<style>text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; }</style>",
      "<rect width=\"100%\" height=\"100%\" fill=\"#fcfcfd\"/>",
      "<text x=\"\(coordinate(margin))\" y=\"\(coordinate(margin + 14))\" font-size=\"18\" font-weight=\"bold\" "
        + "fill=\"#1f2430\">Gradient flow of \(escaped(model))</text>",
    ]
    var y = margin + header
    for scan in scans {
      lines.append(
        "<text x=\"\(coordinate(margin))\" y=\"\(coordinate(y + 14))\" font-size=\"14\" "
          + "fill=\"#1f2430\">\(escaped("\(scan.name) (\(scan.cell)) \(scan.verdict)"))</text>")
      for (index, plot) in scan.plots.enumerated() {
        let x = margin + Double(index) * LogarithmicPlot.size.width
        lines.append("<g transform=\"translate(\(coordinate(x)) \(coordinate(y + heading)))\">")
        lines += plot.elements
        lines.append("</g>")
      }
      y += heading + height
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}

extension ScanGradientFlow {
  fileprivate var plots: [LogarithmicPlot] {
    [
      LogarithmicPlot(
        title: "Gradient of the loss by the states", xLabel: "step of \(axis)", yLabel: "norm",
        lines: states.map { LogarithmicPlot.Line(name: $0.name, values: $0.gradientNorms) }),
      LogarithmicPlot(
        title: "What is left of a gradient", xLabel: "steps back from the \(isReversed ? "first" : "last") one",
        yLabel: "norm",
        lines: [
          LogarithmicPlot.Line(name: "gradient", values: reach),
          LogarithmicPlot.Line(name: "product of singular values", values: bounds, isDashed: true),
        ]),
    ]
  }
}
