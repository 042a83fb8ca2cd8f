/// What is done to a plan between the selection of instructions and code.
let planPasses: [PlanPass] = [
  // A step first, while each product is still a product: its loops are what later passes see.
  joinLoops,
  // Once loops are joined, products that both use can become part of one.
  fuseProducts,
  // Before memory is shared: a state can only be replaced while nothing else has taken its place.
  placeResults,
  // States without a past first: what has no time takes nobody's place.
  shortenTrajectories,
  reuseSequences,
  // Sums that lie in loops of their own, before they are placed and split.
  joinSums,
  placeGradients,
  packParts,
  // What the passes before left behind.
  dropUnused,
  // Last of those that move instructions: loops that are read by products in chunks are no longer simple.
  chunkProducts,
  // Once nothing moves any more: it is about who reads an input last.
  overwriteInputs,
  assignSlots,
]
