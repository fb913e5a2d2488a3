import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Text',
    summary: 'Sends a text message.',
    'text-placeholder': "Hi '{{ contact.first_name }}', how can we help?",
    'preview-links': 'Show a preview of the first link',
  },
  es: {
    name: 'Texto',
    summary: 'Envía un mensaje de texto.',
    'text-placeholder': "Hola, '{{ contact.first_name }}', ¿en qué te ayudamos?",
    'preview-links': 'Mostrar una vista previa del primer enlace',
  },
  'pt-BR': {
    name: 'Texto',
    summary: 'Envia uma mensagem de texto.',
    'text-placeholder': "Oi, '{{ contact.first_name }}', como podemos ajudar?",
    'preview-links': 'Mostrar uma prévia do primeiro link',
  },
});
