import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Wait',
    summary: 'Pauses the flow for a while, or until a time of day.',
    how: 'Wait',
    'how-duration': 'for a duration',
    'how-time-of-day': 'until a time of day',
    time: 'Time of day',
    'time-hint': "In the contact's time zone, else the workspace's. If the time has passed, the next day.",
    days: 'At least this many days ahead',
    'until-time': 'until {time}',
    'until-time-days': 'until {time}, {days, plural, one {# day} other {# days}} ahead',
  },
  es: {
    name: 'Esperar',
    summary: 'Pausa el flujo un tiempo, o hasta una hora del día.',
    how: 'Esperar',
    'how-duration': 'una duración',
    'how-time-of-day': 'hasta una hora del día',
    time: 'Hora del día',
    'time-hint':
      'En la zona horaria del contacto o, si no, la del espacio de trabajo. Si la hora ya pasó, el día siguiente.',
    days: 'Al menos estos días después',
    'until-time': 'hasta las {time}',
    'until-time-days': 'hasta las {time}, {days, plural, one {# día} other {# días}} después',
  },
  'pt-BR': {
    name: 'Esperar',
    summary: 'Pausa o fluxo por um tempo, ou até um horário do dia.',
    how: 'Esperar',
    'how-duration': 'por um tempo',
    'how-time-of-day': 'até um horário do dia',
    time: 'Horário do dia',
    'time-hint':
      'No fuso horário do contato ou, se não houver, no do espaço de trabalho. Se o horário já passou, no dia seguinte.',
    days: 'Pelo menos estes dias depois',
    'until-time': 'até {time}',
    'until-time-days': 'até {time}, {days, plural, one {# dia} other {# dias}} depois',
  },
});
