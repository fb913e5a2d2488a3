import audit from './en/audit.json' with { type: 'json' };
import auth from './en/auth.json' with { type: 'json' };
import broadcasts from './en/broadcasts.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import contacts from './en/contacts.json' with { type: 'json' };
import conversations from './en/conversations.json' with { type: 'json' };
import editor from './en/editor.json' with { type: 'json' };
import errors from './en/errors.json' with { type: 'json' };
import flows from './en/flows.json' with { type: 'json' };
import frame from './en/frame.json' with { type: 'json' };
import health from './en/health.json' with { type: 'json' };
import nodes from './en/nodes.json' with { type: 'json' };
import phones from './en/phones.json' with { type: 'json' };
import problems from './en/problems.json' with { type: 'json' };
import runs from './en/runs.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import system from './en/system.json' with { type: 'json' };
import templates from './en/templates.json' with { type: 'json' };

/** Every text in English; its shape is the shape of all languages. */
export const en = {
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

/** The texts of one language. */
export type Messages = typeof en;
