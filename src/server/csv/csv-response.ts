import { csvLine } from './csv-line.ts';

/** A CSV file as a download that is made while it is sent; lines are asked for only as fast as they are taken. */
export function csvResponse(name: string, lines: AsyncIterator<readonly string[]>): Response {
  const encoder = new TextEncoder();
  let first = true;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) return controller.close();
      // spreadsheets take a file without this mark for one of their own country
      controller.enqueue(encoder.encode(`${first ? '\ufeff' : ''}${csvLine(value)}`));
      first = false;
    },
    async cancel() {
      await lines.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
