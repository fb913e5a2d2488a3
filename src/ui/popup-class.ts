/** How everything that floats beside its cause is drawn: menus, lists, popovers. */
export const popupClass =
  'max-h-(--available-height) max-w-(--available-width) origin-(--transform-origin) overflow-y-auto rounded-card bg-raised p-1 shadow-float outline-none transition-[opacity,scale] data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0';

/** One row in such a list. */
export const popupItemClass =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-control px-2 py-1 text-base outline-none data-disabled:opacity-50 data-highlighted:bg-hover';

/** The heading of a group of rows. */
export const popupLabelClass = 'px-2 pt-2 pb-1 font-medium text-muted text-xs';

/** The line between groups of rows. */
export const popupSeparatorClass = '-mx-1 my-1 h-px bg-hairline';
