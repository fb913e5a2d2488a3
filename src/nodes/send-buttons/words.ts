import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Buttons',
    summary: 'Sends a text with buttons and waits for one of them.',
    'text-placeholder': 'What would you like to do?',
    'options-hint': 'People may also type a label or its number.',
    'option-placeholder': 'Book a table',
    buttons: 'Buttons',
    'add-button': 'Add a button',
  },
  es: {
    name: 'Botones',
    summary: 'Envía un texto con botones y espera a que toquen uno.',
    'text-placeholder': '¿Qué quieres hacer?',
    'options-hint': 'También se puede escribir un texto o su número.',
    'option-placeholder': 'Reservar mesa',
    buttons: 'Botones',
    'add-button': 'Añadir un botón',
  },
  'pt-BR': {
    name: 'Botões',
    summary: 'Envia um texto com botões e espera que toquem em um.',
    'text-placeholder': 'O que você quer fazer?',
    'options-hint': 'Também dá para digitar um texto ou o número dele.',
    'option-placeholder': 'Reservar mesa',
    buttons: 'Botões',
    'add-button': 'Adicionar um botão',
  },
});
