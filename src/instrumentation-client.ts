import { z } from 'zod';

// before any schema is made: zod would otherwise try `new Function`, which the content security policy reports
z.config({ jitless: true });
