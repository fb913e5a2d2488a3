import { HttpFailure } from '#/lib/http.ts';
import type { Json } from '#/lib/json.ts';
import type { TemplateDesk } from '../template-desk.ts';
import { askGraph, graphRequest, jsonContent } from './graph.ts';
import { list, record, text } from './read.ts';
import { categoryOf, readTemplate, statusOf, writeComponents } from './template-components.ts';

const listedFields = 'id,name,language,category,status,quality_score,rejected_reason,parameter_format,components';
const pageSize = 100;
/** More pages than the 6,000 templates that an account may have. */
const mostPages = 70;
const uploadTimeoutMs = 60_000;
/** A page of a hundred templates with all their parts. */
const largestPage = 8 * 1024 * 1024;

/** How the templates of an account are handed in to Meta and fetched. */
export const templateDesk: TemplateDesk = {
  accountOf: (config) => text(config.wabaId) ?? '',
  components: writeComponents,
  async list(access, http) {
    const found = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page++) {
      const query = new URLSearchParams({ fields: listedFields, limit: String(pageSize), ...(after && { after }) });
      const path = `${accountPath(access.config)}?${query}`;
      const answer = record(await askGraph(http, { ...graphRequest(access, 'GET', path), maxBytes: largestPage }));
      found.push(...list(answer.data).flatMap((one) => readTemplate(one) ?? []));
      const paging = record(answer.paging);
      after = text(paging.next) ? text(record(paging.cursors).after) : null;
      if (!after) return found;
    }
    throw new HttpFailure('unreachable', true);
  },
  async create(access, draft, http) {
    const { name, language, category, content } = draft;
    const body = {
      name,
      language,
      category: category.toUpperCase(),
      parameter_format: content.variables.toUpperCase(),
      components: writeComponents(draft),
    };
    const answer = record(
      await askGraph(http, graphRequest(access, 'POST', accountPath(access.config), jsonContent(body))),
    );
    const providerId = text(answer.id);
    if (!providerId) throw new HttpFailure('unreachable', true);
    return {
      providerId,
      status: statusOf(answer.status) ?? 'pending',
      category: categoryOf(answer.category) ?? category,
    };
  },
  async edit(access, providerId, { category, ...draft }, http) {
    const body = { ...(category && { category: category.toUpperCase() }), components: writeComponents(draft) };
    await askGraph(http, graphRequest(access, 'POST', encodeURIComponent(providerId), jsonContent(body)));
  },
  async remove(access, { providerId, name }, http) {
    const query = new URLSearchParams({ hsm_id: providerId, name });
    await askGraph(http, graphRequest(access, 'DELETE', `${accountPath(access.config)}?${query}`));
  },
  async uploadSample(access, { bytes, mime, name }, http) {
    const query = new URLSearchParams({ file_name: name, file_length: String(bytes.length), file_type: mime });
    // `app` is the app that the token belongs to
    const session = text(record(await askGraph(http, graphRequest(access, 'POST', `app/uploads?${query}`))).id);
    if (!session) throw new HttpFailure('unreachable', true);
    const request = graphRequest(access, 'POST', session, { type: 'application/octet-stream', body: bytes });
    const headers = {
      ...request.headers,
      authorization: `OAuth ${access.secrets.accessToken ?? ''}`,
      file_offset: '0',
    };
    const handle = text(record(await askGraph(http, { ...request, headers, timeoutMs: uploadTimeoutMs })).h);
    if (!handle) throw new HttpFailure('unreachable', true);
    return handle;
  },
};

function accountPath(config: { readonly [key: string]: Json }): string {
  return `${encodeURIComponent(text(config.wabaId) ?? '')}/message_templates`;
}
