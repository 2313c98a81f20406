/**
 * Cycles of a directed graph: one closed path for every edge that leads back into the path being walked.
 * @param edges node → the nodes it points to; targets that are no nodes are left alone
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (node: string) => {
    const at = path.indexOf(node);
    if (at >= 0) cycles.push([...path.slice(at), node]);
    if (at >= 0 || done.has(node)) return;
    path.push(node);
    for (const target of edges.get(node) ?? []) walk(target);
    path.pop();
    done.add(node);
  };
  for (const node of edges.keys()) walk(node);
  return cycles;
}
