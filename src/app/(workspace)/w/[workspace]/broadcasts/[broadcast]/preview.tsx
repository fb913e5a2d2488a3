'use client';

import { useTranslations } from 'use-intl';
import { shownMessage } from '#/editor/rehearsal/phone-content.ts';
import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { useNow } from '#/i18n/use-now.ts';
import { type MessageAlone, openMessage } from '#/nodes/open-message.ts';
import { Avatar } from '#/ui/avatar.tsx';
import { Phone } from '#/ui/phone/phone.tsx';
import { Thread } from '#/ui/phone/thread.tsx';

/** The message on the phone of somebody, as it is written now. */
export function Preview(props: {
  workspace: { slug: string; name: string; timeZone: string };
  content: BroadcastContent | null;
}) {
  const t = useTranslations('broadcasts');
  const { workspace, content } = props;
  return (
    <Phone
      label={t('preview')}
      className="h-110"
      head={
        <>
          <Avatar name={workspace.name} size="sm" />
          <span className="truncate font-medium" dir="auto">
            {workspace.name}
          </span>
        </>
      }
    >
      {content?.kind === 'message' ? (
        <Message {...props} content={content} />
      ) : (
        <Thread
          items={[]}
          reader="contact"
          empty={<p className="max-w-52 text-balance">{t(content ? 'preview-flow' : 'preview-empty')}</p>}
        />
      )}
    </Phone>
  );
}

function Message(props: { workspace: { slug: string; name: string; timeZone: string }; content: MessageAlone }) {
  const t = useTranslations('broadcasts');
  const editor = useTranslations('editor');
  const now = useNow();
  const { slug, name, timeZone } = props.workspace;
  const facts: Facts = {
    contact: {
      id: 'preview',
      name: t('preview-person'),
      phone: '+15550100',
      username: null,
      language: null,
      timeZone: null,
      tags: [],
      fields: {},
      optedOut: false,
    },
    workspace: { name, timeZone },
    channel: { kind: 'whatsapp-cloud', name },
  };
  const rendered = openMessage(props.content)(facts, now);
  const deps = {
    assetUrl: (asset: string) => `/api/w/${slug}/media/${encodeURIComponent(asset)}`,
    openList: editor('open-list'),
  };
  const items = rendered.ok
    ? [
        {
          kind: 'message' as const,
          id: 'preview',
          from: 'business' as const,
          at: now,
          content: shownMessage(rendered.send.message, deps),
          ticks: 'read' as const,
        },
      ]
    : [];
  return (
    <Thread items={items} reader="contact" empty={<p className="max-w-52 text-balance">{t('preview-empty')}</p>} />
  );
}
