/** Tarjan's bookkeeping for one node. */
interface Mark {
  index: number;
  low: number;
  onStack: boolean;
}

/**
 * The loops of a graph: each set of nodes that can reach one another, and each node that leads to itself. Linear in nodes
 * and edges, and iterative, so that a long chain needs no deep stack (Tarjan 1972).
 */
export function findLoops(nodes: Iterable<string>, next: (node: string) => readonly string[]): string[][] {
  const marks = new Map<string, Mark>();
  const stack: string[] = [];
  const loops: string[][] = [];

  const enter = (node: string) => {
    const mark = { index: marks.size, low: marks.size, onStack: true };
    marks.set(node, mark);
    stack.push(node);
    return { node, mark, targets: next(node), at: 0 };
  };

  /** Takes a finished set off the stack and keeps it when it is a loop. */
  const close = (root: string, targets: readonly string[]) => {
    const members: string[] = [];
    let member: string;
    do {
      member = stack.pop() as string;
      (marks.get(member) as Mark).onStack = false;
      members.push(member);
    } while (member !== root);
    if (members.length > 1 || targets.includes(root)) loops.push(members);
  };

  for (const start of nodes) {
    if (marks.has(start)) continue;
    const path = [enter(start)];
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const target = here.targets[here.at++];
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent) parent.mark.low = Math.min(parent.mark.low, here.mark.low);
        if (here.mark.low === here.mark.index) close(here.node, here.targets);
        continue;
      }
      const mark = marks.get(target);
      if (!mark) path.push(enter(target));
      else if (mark.onStack) here.mark.low = Math.min(here.mark.low, mark.index);
    }
  }
  return loops;
}
