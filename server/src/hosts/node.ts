/** Entry of the Node server that the desktop extension starts. */
import process from 'node:process';
import { startNodeServer } from './nodeServer.ts';

startNodeServer({ stdio: process.argv.includes('--stdio') });
