'use client';

import { Fragment, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Disclosure } from '../disclosure.tsx';
import { useStepWords } from '../use-step-words.ts';
import { loadReadme } from './load-readme.ts';
import { type Block, type Inline, readMarkdown } from './read-markdown.ts';

/** What a node type does: its summary in the reader's language, and the README of its room. */
export function StepHelp({ type }: { type: string }) {
  const t = useTranslations('editor');
  const words = useStepWords();
  const summary = words.of(type)?.('summary');
  return (
    <Disclosure title={t('help')}>
      {summary && <p className="pb-2 text-sm">{summary}</p>}
      <Readme type={type} />
    </Disclosure>
  );
}

function Readme({ type }: { type: string }) {
  const [blocks, setBlocks] = useState<readonly Block[]>([]);
  useEffect(() => {
    let open = true;
    // help that does not load is no help, but no harm either
    loadReadme(type)
      .then((text) => open && setBlocks(readMarkdown(text ?? '').slice(1)))
      .catch(() => {});
    return () => {
      open = false;
    };
  }, [type]);
  if (blocks.length === 0) return null;
  return (
    // the READMEs are written in English only
    <div lang="en" className="grid gap-2 text-muted text-sm">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never move
        <BlockOf key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h4 className="font-medium text-ink">
          <Text content={block.content} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Text content={block.content} />
        </p>
      );
    case 'list':
      return (
        <ul className="list-disc ps-4">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a text never move
            <li key={index}>
              <Text content={item} />
            </li>
          ))}
        </ul>
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre tabIndex={0} className="overflow-x-auto rounded-control bg-canvas p-2 font-mono text-xs">
          {block.text}
        </pre>
      );
  }
}

function Text({ content }: { content: readonly Inline[] }) {
  return content.map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
    if (kind === 'text') return <Fragment key={index}>{text}</Fragment>;
    const Tag = kind;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <Tag key={index} className={kind === 'code' ? 'font-mono text-xs' : undefined}>
        {text}
      </Tag>
    );
  });
}
