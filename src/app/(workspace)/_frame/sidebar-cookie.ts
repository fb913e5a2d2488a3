/** Name of the cookie that remembers whether the sidebar is `wide` or `narrow`. */
export const sidebarCookie = 'recado-sidebar';
