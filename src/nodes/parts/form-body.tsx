import type { ReactNode } from 'react';
import type { FormTools } from '../view.ts';

/** The fields of a form; where nothing may be changed they can be read but not used. */
export function FormBody({ tools, children }: { tools: FormTools; children: ReactNode }) {
  return (
    <fieldset disabled={tools.readOnly} className="contents">
      {children}
    </fieldset>
  );
}
