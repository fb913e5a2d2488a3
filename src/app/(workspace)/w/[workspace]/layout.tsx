import { cookies } from 'next/headers';
import { TimeZoneProvider } from '#/i18n/time-zone-provider.tsx';
import { QueriesProvider } from '#/trpc/client.tsx';
import { callerFor, Hydrate, orElsewhere, pageSession, queriesFor } from '#/trpc/server.tsx';
import { Frame } from '../../_frame/frame.tsx';
import { sidebarCookie } from '../../_frame/sidebar-cookie.ts';

/** Everything of one workspace: its queries, its time zone, the frame around its pages. */
export default async function WorkspaceLayout({ children, params }: LayoutProps<'/w/[workspace]'>) {
  const { workspace: slug } = await params;
  const home = `/w/${slug}/flows`;
  const { trpc, cache } = queriesFor(slug);
  const workspace = await orElsewhere(cache.fetchQuery(trpc.workspace.get.queryOptions({})), home);
  const workspaces = await (await callerFor('-')).workspace.list({});
  const session = await pageSession();
  const narrow = (await cookies()).get(sidebarCookie)?.value === 'narrow';
  const name = session?.name ?? session?.email ?? '';
  return (
    <TimeZoneProvider timeZone={workspace.timeZone}>
      <QueriesProvider key={slug} workspace={slug}>
        <Hydrate>
          <Frame
            workspace={{ slug, name: workspace.name }}
            workspaces={workspaces}
            member={{ name, email: session?.email ?? null }}
            collapsed={narrow}
          >
            {children}
          </Frame>
        </Hydrate>
      </QueriesProvider>
    </TimeZoneProvider>
  );
}
