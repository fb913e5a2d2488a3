/** Where the browser keeps the chosen theme. */
export const themeKey = 'recado-theme';

/** Runs before the first paint, so that a dark page never flashes white. */
export const themeScript = `(function(){try{var t=localStorage.getItem('${themeKey}');var d=t==='dark'||(t!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.classList.toggle('dark',d)}catch(e){}})()`;
