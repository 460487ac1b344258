#!/bin/sh
exec web --port ${port}
