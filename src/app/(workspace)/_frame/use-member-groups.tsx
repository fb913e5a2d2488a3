'use client';

import { useMutation } from '@tanstack/react-query';
import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { languageNames } from '#/i18n/language-names.ts';
import { useChangeLocale } from '#/i18n/use-change-locale.ts';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { type Locale, locales } from '#/lib/locales.ts';
import { useTRPC } from '#/trpc/client.tsx';
import type { MenuGroup } from '#/ui/menu.tsx';
import { type Theme, useTheme } from '#/ui/theme.ts';
import { notifyError } from '#/ui/toast.tsx';
import { postAuth } from '../../(site)/post-auth.ts';

/** Language, theme and sign-out as groups of a menu. */
export function useMemberGroups(): MenuGroup[] {
  const t = useTranslations('frame');
  const say = useErrorWords();
  const locale = useLocale();
  const changeLocale = useChangeLocale();
  const { theme, setTheme } = useTheme();
  const trpc = useTRPC();
  const remember = useMutation(trpc.account.setLocale.mutationOptions());
  return [
    {
      label: t('language'),
      value: locale,
      onValueChange(value) {
        remember.mutate({ locale: value as Locale });
        changeLocale(value as Locale);
      },
      choices: locales.map((each) => ({ value: each, label: languageNames[each] })),
    },
    {
      label: t('theme'),
      value: theme,
      onValueChange: (value) => setTheme(value as Theme),
      choices: [
        { value: 'system', label: t('theme-system'), icon: <Monitor aria-hidden /> },
        { value: 'light', label: t('theme-light'), icon: <Sun aria-hidden /> },
        { value: 'dark', label: t('theme-dark'), icon: <Moon aria-hidden /> },
      ],
    },
    {
      items: [
        {
          label: t('sign-out'),
          icon: <LogOut aria-hidden />,
          onSelect: () =>
            postAuth('signout', '/sign-in').then(
              (url) => window.location.assign(url),
              () => notifyError(say('unreachable')),
            ),
        },
      ],
    },
  ];
}
