import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Any message',
    summary: 'Starts the flow with any message that no other trigger wants.',
    card: 'Every message that fits nothing else',
  },
  es: {
    name: 'Cualquier mensaje',
    summary: 'Inicia el flujo con cualquier mensaje que ningún otro disparador quiera.',
    card: 'Todo mensaje que no encaja en otra cosa',
  },
  'pt-BR': {
    name: 'Qualquer mensagem',
    summary: 'Inicia o fluxo com qualquer mensagem que nenhum outro gatilho queira.',
    card: 'Toda mensagem que não se encaixa em outra coisa',
  },
});
