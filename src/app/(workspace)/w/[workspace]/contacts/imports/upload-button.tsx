'use client';

import { useMutation } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import type { UserErrorCode } from '#/lib/errors.ts';
import { Button } from '#/ui/button.tsx';
import { notifyError } from '#/ui/toast.tsx';

/** Brings a file, and goes on to say what its columns mean. */
export function UploadButton({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const say = useErrorWords();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => bring(workspace, file),
    onSuccess({ id, code }) {
      if (id) router.push(`/w/${workspace}/contacts/imports/${id}`);
      else notifyError(say(code ?? 'unexpected', {}));
    },
    onError: () => notifyError(say('unreachable', {})),
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        className="hidden"
        aria-label={t('choose-file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) upload.mutate(file);
        }}
      />
      <Button variant="primary" busy={upload.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {t('import-file')}
      </Button>
    </>
  );
}

interface Brought {
  id?: string;
  code?: UserErrorCode;
}

async function bring(workspace: string, file: File): Promise<Brought> {
  const url = `/api/w/${workspace}/imports?name=${encodeURIComponent(file.name)}`;
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: file });
  const body = (await answer.json()) as { id?: string; error?: { code: UserErrorCode } };
  return { id: body.id, code: body.error?.code };
}
