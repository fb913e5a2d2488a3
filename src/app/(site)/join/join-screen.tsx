'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';
import { forgetInvitationToken, takeInvitationToken } from './invitation-token.ts';

/** Shows what the reader is invited to, and lets them join; who is signed out signs in first. */
export function JoinScreen({ signedInAs }: { signedInAs: string | null }) {
  const t = useTranslations('auth');
  const say = useErrorWords();
  const trpc = useTRPC();
  const [token, setToken] = useState('');
  const { mutate: lookUp, ...looked } = useMutation(trpc.invitation.lookUp.mutationOptions());
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess({ workspace }) {
        forgetInvitationToken();
        window.location.assign(`/w/${workspace}`);
      },
    }),
  );
  useEffect(() => {
    const found = takeInvitationToken();
    setToken(found);
    if (signedInAs !== null) lookUp({ token: found });
  }, [signedInAs, lookUp]);
  const error = accept.error ?? looked.error;
  if (signedInAs === null) {
    return (
      <Frame title={t('invitation-join')}>
        <LinkButton href="/sign-in?returnTo=/join" variant="primary" size="lg">
          {t('invitation-sign-in')}
        </LinkButton>
      </Frame>
    );
  }
  if (error) {
    const { code, details } = readError(error);
    return (
      <Frame
        title={t(code === 'invitation-invalid' ? 'invitation-gone-title' : 'invitation-join')}
        text={say(code, details)}
      >
        <LinkButton href="/">{t('invitation-elsewhere')}</LinkButton>
      </Frame>
    );
  }
  if (!looked.data) return <Skeleton className="h-8 w-60" />;
  const { workspace, role } = looked.data;
  return (
    <Frame
      title={t('invitation-title', { workspace })}
      text={`${t('invitation-text', { role: t(`role-${role}`) })} ${t('invitation-as', { name: signedInAs })}`}
    >
      <Button
        variant="primary"
        size="lg"
        busy={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        {t('invitation-join')}
      </Button>
    </Frame>
  );
}

function Frame({ title, text, children }: { title: string; text?: string; children: React.ReactNode }) {
  return (
    <div className="grid w-full max-w-80 gap-6 text-center">
      <div className="grid gap-1">
        <h1 className="text-balance font-semibold text-xl">{title}</h1>
        {text && <p className="text-balance text-muted">{text}</p>}
      </div>
      {children}
    </div>
  );
}
