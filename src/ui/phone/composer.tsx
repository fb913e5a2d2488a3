'use client';

import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button.tsx';
import { cn } from '../cn.ts';

/** Where one writes: Enter sends, Shift and Enter breaks the line. What could not be sent stays. */
export function Composer(props: {
  label: string;
  placeholder?: string;
  onSend: (text: string) => unknown;
  disabled?: boolean;
  /** Before the text: attachments. */
  before?: ReactNode;
  /** Takes the field in which one writes, to give it the focus. */
  field?: Ref<HTMLTextAreaElement>;
  maxLength?: number;
  className?: string;
}) {
  const t = useTranslations('phones');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  async function send() {
    const written = text.trim();
    if (!written || busy || props.disabled) return;
    setBusy(true);
    try {
      await props.onSend(written);
      setText((now) => (now.trim() === written ? '' : now));
    } catch {
      // whoever sends says what went wrong; the text stays to be sent again
    } finally {
      setBusy(false);
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className={cn(
        'flex items-end gap-1 rounded-[20px] border border-line bg-panel p-1 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent-line has-[textarea:focus-visible]:-outline-offset-1',
        props.className,
      )}
    >
      {props.before}
      <textarea
        ref={props.field}
        rows={1}
        dir="auto"
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        value={text}
        maxLength={props.maxLength}
        disabled={props.disabled}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-32 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-1.5 outline-none pointer-coarse:text-lg"
      />
      <Button
        type="submit"
        size="icon"
        variant="primary"
        className="rounded-full"
        aria-label={t('send')}
        disabled={props.disabled || !text.trim()}
        busy={busy}
      >
        {!busy && <SendHorizontal aria-hidden />}
      </Button>
    </form>
  );
}
