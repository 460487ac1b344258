resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web:1"

  # How a deployment goes.
  # as the API has it
  # at most twice as many
  deployment_maximum_percent = 200 # per cent
  /* never fewer */
  deployment_minimum_healthy_percent = 100

  # roll back
  deployment_circuit_breaker {
    enable   = true // yes
    rollback = true
  } # breaker

  # the end
  # configuration

  # Where it runs.
  network_configuration {
    subnets = ["subnet-1"]
  }
}
