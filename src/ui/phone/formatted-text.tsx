import { Fragment } from 'react';
import { type FormatPiece, parseFormat } from './parse-format.ts';

/** A message text with its marks drawn and its addresses as links; each line finds its own direction. */
export function FormattedText({ text }: { text: string }) {
  return (
    <span dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
      <Pieces pieces={parseFormat(text)} />
    </span>
  );
}

function Pieces({ pieces }: { pieces: readonly FormatPiece[] }) {
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity of their own
    <Fragment key={index}>
      <Piece piece={piece} />
    </Fragment>
  ));
}

function Piece({ piece }: { piece: FormatPiece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'bold':
      return (
        <strong className="font-semibold">
          <Pieces pieces={piece.pieces} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.pieces} />
        </s>
      );
    case 'code':
      return <code className="rounded-xs bg-hover px-1 font-mono text-sm">{piece.text}</code>;
    case 'block':
      return <code className="my-1 block rounded-xs bg-hover p-1.5 font-mono text-sm">{piece.text}</code>;
    case 'link':
      return (
        <a
          href={piece.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="underline decoration-muted underline-offset-2"
        >
          {piece.text}
        </a>
      );
  }
}
