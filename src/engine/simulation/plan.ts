import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';

/** One station of a generated flow; flows are lines, so that what must happen is beyond doubt. */
export type Station =
  | { kind: 'text'; echo: string | null }
  | { kind: 'promo'; echo: null }
  | { kind: 'ask'; variable: string; noReplySeconds: number | null }
  | { kind: 'wait'; seconds: number }
  | { kind: 'http'; variable: string }
  | { kind: 'tag' }
  | { kind: 'hand-over' };

/** A generated flow with the versions that it gets in the course of a schedule. */
export interface FlowPlan {
  id: string;
  key: string;
  /** Null reacts to any message. */
  word: string | null;
  whenBusy: 'ignore' | 'replace';
  versions: Station[][];
}

/** What a station says, before variables are filled in. */
export function wordsOf(flow: FlowPlan, version: number, index: number): string {
  return `${flow.key} v${version} s${index}`;
}

/** What is said when an answer does not come, or an outside call fails. */
export function failureWords(flow: FlowPlan, version: number, index: number): string {
  return `${wordsOf(flow, version, index)} failed`;
}

/** The address of a station's outside call. */
export const activityHost = 'activity.simulation.test';

function nodeOf(flow: FlowPlan, version: number, index: number, station: Station): FlowNode {
  const words = wordsOf(flow, version, index);
  const config = (): { type: string; config: object } => {
    switch (station.kind) {
      case 'text':
        return {
          type: 'send-text',
          config: {
            text: station.echo ? `${words} {{ ${station.echo} }}` : words,
            previewLinks: false,
            marketing: false,
          },
        };
      case 'promo':
        return { type: 'send-text', config: { text: words, previewLinks: false, marketing: true } };
      case 'ask': {
        const { variable, noReplySeconds } = station;
        const noReply = noReplySeconds === null ? null : { amount: noReplySeconds, unit: 'seconds' };
        const answer = { kind: 'text', pattern: '' };
        return {
          type: 'ask-question',
          config: { text: words, answer, variable, field: '', reask: '', retries: 2, noReply },
        };
      }
      case 'wait':
        return { type: 'wait', config: { until: { how: 'duration', amount: station.seconds, unit: 'seconds' } } };
      case 'http': {
        const url = `http://${activityHost}/${flow.key}-v${version}-s${index}`;
        const save = [{ path: 'said', variable: station.variable }];
        return {
          type: 'http-request',
          config: { method: 'GET', url, headers: [], body: '', timeoutSeconds: 10, save },
        };
      }
      case 'tag':
        return { type: 'tag', config: { add: [flow.key], remove: [] } };
      case 'hand-over':
        return { type: 'hand-over', config: { note: '' } };
    }
  };
  return { id: `s${index}`, position: { x: index * 300, y: 0 }, ...config() } as FlowNode;
}

/** The document of one version, as the editor would save it. */
export function documentOf(flow: FlowPlan, version: number): FlowDocument {
  const stations = flow.versions[version - 1] as Station[];
  const trigger = { priority: 0, whenBusy: flow.whenBusy };
  const first: FlowNode = {
    id: 'start',
    position: { x: -300, y: 0 },
    ...(flow.word === null
      ? { type: 'any-message', config: trigger }
      : { type: 'keyword', config: { ...trigger, words: [flow.word], match: 'exact' } }),
  } as FlowNode;
  const nodes = [first];
  const edges = [{ from: 'start', exit: 'next', to: 's0' }];
  stations.forEach((station, index) => {
    nodes.push(nodeOf(flow, version, index, station));
    const to = index + 1 < stations.length ? `s${index + 1}` : null;
    const good = station.kind === 'http' ? 'ok' : 'next';
    if (to && station.kind !== 'hand-over') edges.push({ from: `s${index}`, exit: good, to });
    const bad =
      station.kind === 'http'
        ? 'failed'
        : station.kind === 'ask' && station.noReplySeconds !== null
          ? 'no-reply'
          : null;
    if (!bad) return;
    const text = failureWords(flow, version, index);
    const node = { id: `f${index}`, type: 'send-text', position: { x: index * 300, y: 200 } };
    nodes.push({ ...node, config: { text, previewLinks: false, marketing: false } } as FlowNode);
    edges.push({ from: `s${index}`, exit: bad, to: `f${index}` });
  });
  return { format: 1, nodes, edges };
}
