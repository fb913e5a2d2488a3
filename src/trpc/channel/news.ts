import { listNews } from '#/server/channels/list-news.ts';
import { queryFrom } from '../from-use-case.ts';

export const news = queryFrom(listNews);
