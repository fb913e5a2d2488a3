import { foldText } from '#/flow/text/fold.ts';
import type { Locale } from '#/lib/locales.ts';

// words that people also tap or type in menus (sair, voltar, cancelar) are not among them
const stopWords = [
  ['stop', 'stop all', 'unsubscribe', 'cancel subscription', 'opt out', 'optout'],
  ['baja', 'darme de baja', 'dar de baja', 'cancelar suscripcion', 'no mas mensajes'],
  ['parar', 'descadastrar', 'cancelar inscricao', 'remover', 'pare'],
].flat();

const startWords = ['start', 'unstop', 'subscribe', 'alta', 'suscribirme', 'inscrever', 'quero receber'];

const stops = new Set(stopWords.map(foldText));
const starts = new Set(startWords.map(foldText));

/** What a whole message asks for, when it is one of the words that everybody may use to stop or start marketing. */
export function consentWord(text: string): 'opt-out' | 'opt-in' | null {
  const folded = foldText(text)
    .replace(/[.!¡]+/g, '')
    .trim();
  if (stops.has(folded)) return 'opt-out';
  return starts.has(folded) ? 'opt-in' : null;
}

/** The one confirmation that follows. */
export const consentConfirmation: Record<'opt-in' | 'opt-out', Record<Locale, string>> = {
  'opt-out': {
    en: 'You will get no more marketing messages from us. Write START if you change your mind.',
    es: 'Ya no recibirás mensajes publicitarios. Escribe ALTA si cambias de opinión.',
    'pt-BR': 'Você não vai mais receber mensagens de marketing. Escreva INSCREVER se mudar de ideia.',
  },
  'opt-in': {
    en: 'Welcome back. You will hear from us again. Write STOP at any time to end it.',
    es: 'Te damos la bienvenida de nuevo. Escribe BAJA cuando quieras para dejar de recibir mensajes.',
    'pt-BR': 'Que bom ter você de volta. Escreva PARAR quando quiser deixar de receber mensagens.',
  },
};
