import type { Metadata } from 'next';
import { cache } from 'react';
import { documentFormat, emptyDocument, type FlowDocument, flowDocument } from '#/flow/graph/document.ts';
import { isNewer } from '#/flow/graph/is-newer.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { callerFor, orElsewhere } from '#/trpc/server.tsx';
import { offeredTemplates } from '../../templates/offered-templates.ts';
import { FlowScreen } from './flow-screen.tsx';

type Props = PageProps<'/w/[workspace]/flows/[flow]'>;

/** The flow with its draft; read once for the page and its title. */
const readFlow = cache(async (workspace: string, id: string) => (await callerFor(workspace)).flow.get({ id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, flow: id } = await params;
  const flow = await readFlow(workspace, id).catch(() => null);
  return flow ? { title: flow.name } : {};
}

/** The editor of one flow. */
export default async function FlowPage({ params }: Props) {
  const { workspace, flow: id } = await params;
  const path = `/w/${workspace}/flows/${id}`;
  const caller = await callerFor(workspace);
  const flow = await orElsewhere(readFlow(workspace, id), path);
  const { slug, name, timeZone, may } = await orElsewhere(caller.workspace.get({}), path);
  const { templates } = await caller.template.list({});
  const secrets = may.includes('secret.read') ? await caller.secret.list({}) : [];
  const people = may.includes('contact.read') ? (await caller.contact.list({})).rows : [];
  return (
    <FlowScreen
      flow={{
        id,
        name: flow.name,
        status: flow.status,
        draft: readable(flow.draft),
        revision: flow.revision,
        savedAt: Date.parse(flow.savedAt),
        live: flow.live && { number: flow.live.number, revision: flow.live.revision },
      }}
      workspace={{ slug, name, timeZone }}
      resources={{
        contactFields: [],
        tags: distinct(people.flatMap(({ tags }) => tags)),
        secrets: secrets.map((secret) => secret.name),
        templates: offeredTemplates(templates),
      }}
      canEdit={may.includes('flow.edit')}
      canPublish={may.includes('flow.publish')}
      newerFormat={isNewer(flow.draft, nodeSchemas)}
    />
  );
}

/** Each name once, sorted: what the people met last carry is what a form offers; others can be typed. */
function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** As much of a draft as this version can show; of a newer format perhaps nothing. */
function readable(draft: FlowDocument): FlowDocument {
  const parsed = flowDocument.safeParse({ ...draft, format: documentFormat });
  return parsed.success ? parsed.data : emptyDocument;
}
