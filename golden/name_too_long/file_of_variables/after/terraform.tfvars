# what the team calls it
name = "notification-service-production"
