import type { Edge, Node } from '@xyflow/react';
import { edgeKey, type FlowDocument, type FlowEdge, type FlowNode } from '#/flow/graph/document.ts';
import type { Selection } from '../selection.ts';

/** Where an exit leads: the target's id and its name. */
export interface ExitLink {
  exit: string;
  to: string;
  name: string;
}

/** What a card needs; stays the same object as long as nothing of it changes. */
export interface CardData extends Record<string, unknown> {
  node: FlowNode;
  links: readonly ExitLink[];
}

export type CardNode = Node<CardData, 'card'>;
export type LineEdge = Edge<{ edge: FlowEdge }, 'line'>;

/** How cards are drawn whatever they hold. */
export interface CardFrame {
  /** In reading order. */
  nodes: readonly FlowNode[];
  nameOf(node: FlowNode): string;
  /** The accessible name of a card. */
  labelOf(node: FlowNode, place: number, total: number): string;
  domAttributes: CardNode['domAttributes'];
}

function sameLinks(a: readonly ExitLink[], b: readonly ExitLink[]): boolean {
  return (
    a.length === b.length &&
    a.every((link, i) => link.exit === b[i]?.exit && link.to === b[i]?.to && link.name === b[i]?.name)
  );
}

/** Where each node's exits lead. */
function linksOf(document: FlowDocument, nameOf: CardFrame['nameOf']): Map<string, ExitLink[]> {
  const names = new Map(document.nodes.map((node) => [node.id, nameOf(node)]));
  const links = new Map<string, ExitLink[]>();
  for (const { from, exit, to } of document.edges) {
    const link = { exit, to, name: names.get(to) ?? to };
    const own = links.get(from);
    if (own) own.push(link);
    else links.set(from, [link]);
  }
  return links;
}

const noLinks: readonly ExitLink[] = [];

/** The cards of a document; what did not change is taken over from `before`, so that it is not drawn again. */
export function toCards(
  document: FlowDocument,
  selection: Selection,
  frame: CardFrame,
  before: readonly CardNode[],
): CardNode[] {
  const known = new Map(before.map((card) => [card.id, card]));
  const links = linksOf(document, frame.nameOf);
  return frame.nodes.map((node, index) => {
    const old = known.get(node.id);
    const own = links.get(node.id) ?? noLinks;
    const selected = selection.nodes.has(node.id);
    const ariaLabel = frame.labelOf(node, index + 1, frame.nodes.length);
    const sameData = old?.data.node === node && sameLinks(old.data.links, own);
    const inPlace = old?.position.x === node.position.x && old.position.y === node.position.y;
    if (old && sameData && inPlace && old.selected === selected && old.ariaLabel === ariaLabel) return old;
    return {
      ...old,
      id: node.id,
      type: 'card',
      position: node.position,
      data: sameData ? old.data : { node, links: own },
      selected,
      ariaLabel,
      domAttributes: frame.domAttributes,
    };
  });
}

/** The edges of a document, taken over from `before` where they did not change. `labelOf` names one for screen readers. */
export function toLines(
  document: FlowDocument,
  selection: Selection,
  labelOf: (from: FlowNode, to: FlowNode) => string,
  before: readonly LineEdge[],
): LineEdge[] {
  const known = new Map(before.map((line) => [line.id, line]));
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const lines = new Map<string, LineEdge>();
  for (const edge of document.edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (!from || !to) continue;
    const id = edgeKey(edge);
    const old = known.get(id);
    const selected = selection.edges.has(id);
    const ariaLabel = labelOf(from, to);
    const same = old?.data?.edge === edge && old.selected === selected && old.ariaLabel === ariaLabel;
    const ends = { source: edge.from, sourceHandle: edge.exit, target: edge.to };
    lines.set(id, same ? old : { id, type: 'line', ...ends, selected, ariaLabel, data: { edge } });
  }
  return [...lines.values()];
}
