import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Text',
    summary: 'Sends a text message.',
    text: 'Message',
    'text-placeholder': 'Hi {{ contact.first_name }}, how can we help?',
    'preview-links': 'Show a preview of the first link',
    marketing: 'This is marketing',
    'marketing-hint': 'People who opted out do not get it.',
  },
  es: {
    name: 'Texto',
    summary: 'Envía un mensaje de texto.',
    text: 'Mensaje',
    'text-placeholder': 'Hola, {{ contact.first_name }}, ¿en qué te ayudamos?',
    'preview-links': 'Mostrar una vista previa del primer enlace',
    marketing: 'Es publicidad',
    'marketing-hint': 'Quienes se dieron de baja no lo reciben.',
  },
  'pt-BR': {
    name: 'Texto',
    summary: 'Envia uma mensagem de texto.',
    text: 'Mensagem',
    'text-placeholder': 'Oi, {{ contact.first_name }}, como podemos ajudar?',
    'preview-links': 'Mostrar uma prévia do primeiro link',
    marketing: 'É marketing',
    'marketing-hint': 'Quem cancelou o recebimento não recebe.',
  },
});
