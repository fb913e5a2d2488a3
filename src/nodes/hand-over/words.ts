import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Hand over',
    summary: 'Gives the conversation to a person of your team; the flow ends here.',
    note: 'Note for your team',
    'note-hint': 'The contact does not see it.',
    'note-placeholder': "Asked about the order '{{ order }}'.",
    card: 'A person takes over',
  },
  es: {
    name: 'Pasar a una persona',
    summary: 'Pasa la conversación a una persona de tu equipo; el flujo termina aquí.',
    note: 'Nota para tu equipo',
    'note-hint': 'El contacto no la ve.',
    'note-placeholder': "Preguntó por el pedido '{{ order }}'.",
    card: 'Sigue una persona',
  },
  'pt-BR': {
    name: 'Passar para uma pessoa',
    summary: 'Passa a conversa para uma pessoa da sua equipe; o fluxo termina aqui.',
    note: 'Nota para a sua equipe',
    'note-hint': 'O contato não a vê.',
    'note-placeholder': "Perguntou sobre o pedido '{{ order }}'.",
    card: 'Uma pessoa assume',
  },
});
