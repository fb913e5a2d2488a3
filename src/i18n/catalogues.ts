import type { Locale } from '#/lib/locales.ts';
import { en, type Messages } from './messages/en.ts';
import { es } from './messages/es.ts';
import { ptBR } from './messages/pt-BR.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** The texts of every language. For servers only: a browser is handed its one language by the provider. */
export const catalogues: Record<Locale, Messages> = { en, es, 'pt-BR': ptBR };

/** The areas into which the texts are split. */
export type Namespace = keyof Messages;
