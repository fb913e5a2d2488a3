import type { Messages } from './en.ts';
import audit from './pt-BR/audit.json' with { type: 'json' };
import auth from './pt-BR/auth.json' with { type: 'json' };
import broadcasts from './pt-BR/broadcasts.json' with { type: 'json' };
import common from './pt-BR/common.json' with { type: 'json' };
import contacts from './pt-BR/contacts.json' with { type: 'json' };
import conversations from './pt-BR/conversations.json' with { type: 'json' };
import editor from './pt-BR/editor.json' with { type: 'json' };
import errors from './pt-BR/errors.json' with { type: 'json' };
import flows from './pt-BR/flows.json' with { type: 'json' };
import frame from './pt-BR/frame.json' with { type: 'json' };
import health from './pt-BR/health.json' with { type: 'json' };
import nodes from './pt-BR/nodes.json' with { type: 'json' };
import phones from './pt-BR/phones.json' with { type: 'json' };
import problems from './pt-BR/problems.json' with { type: 'json' };
import runs from './pt-BR/runs.json' with { type: 'json' };
import settings from './pt-BR/settings.json' with { type: 'json' };
import system from './pt-BR/system.json' with { type: 'json' };
import templates from './pt-BR/templates.json' with { type: 'json' };

/** Every text in Brazilian Portuguese. */
export const ptBR: Messages = {
  audit,
  auth,
  broadcasts,
  common,
  contacts,
  conversations,
  editor,
  errors,
  flows,
  frame,
  health,
  nodes,
  phones,
  problems,
  runs,
  settings,
  system,
  templates,
};
