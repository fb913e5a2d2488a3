import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Link button',
    summary: 'Sends a text with one button that opens a web page.',
    'label-text': 'Text of the button',
    url: 'Web address',
    'text-placeholder': 'Your order is on its way.',
    'label-placeholder': 'Track the order',
    'url-hint': 'Taps on it are not reported by WhatsApp.',
  },
  es: {
    name: 'Botón con enlace',
    summary: 'Envía un texto con un botón que abre una página web.',
    'label-text': 'Texto del botón',
    url: 'Dirección web',
    'text-placeholder': 'Tu pedido va en camino.',
    'label-placeholder': 'Seguir el pedido',
    'url-hint': 'WhatsApp no informa de los toques.',
  },
  'pt-BR': {
    name: 'Botão com link',
    summary: 'Envia um texto com um botão que abre uma página da web.',
    'label-text': 'Texto do botão',
    url: 'Endereço da web',
    'text-placeholder': 'Seu pedido está a caminho.',
    'label-placeholder': 'Acompanhar o pedido',
    'url-hint': 'O WhatsApp não informa os toques.',
  },
});
